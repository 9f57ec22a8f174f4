"""Lists the images of a compute resource, given by name, through nailgun as PyPI has it: one JSON list of names."""

import collections
import collections.abc
import inspect
import json
import os
import sys

# PyPI's nailgun is of 2019, and Python has moved what it imports since; nailgun itself is as it was published.
collections.Iterable = collections.abc.Iterable
if not hasattr(inspect, 'getargspec'):
    inspect.getargspec = inspect.getfullargspec

from nailgun import entities  # noqa: E402
from nailgun.config import ServerConfig  # noqa: E402

server = ServerConfig(url=os.environ['CATALOG_URL'], auth=('admin', os.environ['ADMIN_PASSWORD']), verify=False)
resource = entities.AbstractComputeResource(server).search(query={'search': f'name="{sys.argv[1]}"'})[0]
# This nailgun cannot search images, but reads those of a compute resource.
print(json.dumps(sorted(image['name'] for image in resource.read_json()['images'])))
