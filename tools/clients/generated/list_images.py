"""Lists images with the client that openapi-python-client has written."""

import json
import os

from image_catalog_client import AuthenticatedClient
from image_catalog_client.api.images import images_index

client = AuthenticatedClient(base_url=os.environ["CATALOG_URL"] + "/api", token=os.environ["CATALOG_TOKEN"])
answer = images_index.sync(compute_resource_id="1", order="name", per_page="all", client=client)
print(json.dumps([image.name for image in answer.results]))
