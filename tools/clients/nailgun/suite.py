"""What a program on nailgun does with the catalog, through nailgun as PyPI has it.

Every test makes what it needs under names of its own, so the order does not matter and the suite can be run again on
the same data. Address and password come from CATALOG_URL and ADMIN_PASSWORD. Prints one line of JSON a test.
"""

import collections
import collections.abc
import inspect
import logging
import os
import unittest
import uuid

# PyPI's nailgun is of 2019, and Python has moved what it imports since; nailgun itself is as it was published.
collections.Iterable = collections.abc.Iterable
if not hasattr(inspect, 'getargspec'):
    inspect.getargspec = inspect.getfullargspec

from json_lines import run_suite  # noqa: E402
from nailgun import client, entities, entity_mixins  # noqa: E402
from nailgun.config import ServerConfig  # noqa: E402
from requests.exceptions import HTTPError  # noqa: E402

logging.getLogger('nailgun').setLevel(logging.CRITICAL)
URL = os.environ['CATALOG_URL']
ADMIN = ServerConfig(url=URL, auth=('admin', os.environ['ADMIN_PASSWORD']), verify=False)
# Entities that nailgun makes by itself, as the default of an argument, ask for a configuration as well.
entity_mixins.DEFAULT_SERVER_CONFIG = ADMIN


def new_name(prefix='n'):
    return prefix + uuid.uuid4().hex[:10]


class CatalogTest(unittest.TestCase):
    maxDiff = None

    def refused(self, status, message, call):
        """Expects a refusal with this status, whose body has this text."""
        with self.assertRaises(HTTPError) as caught:
            call()
        response = caught.exception.response
        self.assertEqual((response.status_code, message in response.text), (status, True), response.text)

    def gone(self, entity):
        """Expects that nothing is there."""
        self.refused(404, 'not found by id', entity.read_json)

    def libvirt(self, **attributes):
        return entities.LibvirtComputeResource(
            **{'name': new_name('cr'), 'url': 'qemu+tcp://host.example/system', 'display_type': 'VNC', 'provider': 'Libvirt', **attributes}
        ).create(False)

    def os(self, **attributes):
        # Its read() asks for the templates of a Foreman long gone, so its JSON is what is looked at.
        os_ = entities.OperatingSystem(
            **{'name': new_name('Os'), 'major': '9', 'minor': '4', 'family': 'Redhat', **attributes}
        )
        os_.id = os_.create_json(False)['id']
        return os_


class Architectures(CatalogTest):
    def test_create_read_update_delete(self):
        os_ = self.os()
        name = new_name('arch')
        made = entities.Architecture(name=name, operatingsystem=[os_]).create()
        self.assertEqual((made.name, [o.id for o in made.operatingsystem]), (name, [os_.id]))
        made.name = new_name('arch')
        self.assertEqual(made.update(['name']).name, made.name)
        self.assertEqual([o.id for o in made.read().operatingsystem], [os_.id])
        # nailgun sends this one without its wrapper, where Foreman takes columns only.
        made.operatingsystem = []
        self.assertEqual([o.id for o in made.update(['operatingsystem']).operatingsystem], [os_.id])
        made.delete()
        self.gone(made)

    def test_create_missing(self):
        made = entities.Architecture().create(create_missing=True)
        self.assertEqual(made.read().name, made.name)

    def test_search(self):
        made = entities.Architecture(name=new_name('arch')).create()
        found = entities.Architecture().search(query={'search': f'name="{made.name}"'})
        self.assertEqual([(a.id, a.name) for a in found], [(made.id, made.name)])
        self.assertIn(made.id, [a.id for a in entities.Architecture().search(query={'per_page': 'all'})])
        self.assertEqual(len(entities.Architecture().search(query={'per_page': 1})), 1)
        # Filters read every entity that was found.
        by_filter = entities.Architecture().search(query={'search': f'name={made.name}'}, filters={'name': made.name})
        self.assertEqual([a.id for a in by_filter], [made.id])

    def test_refusals(self):
        made = entities.Architecture(name=new_name('arch')).create()
        again = entities.Architecture(name=made.name)
        self.refused(422, 'Name has already been taken', lambda: again.create(False))
        self.refused(422, "can't be blank", lambda: entities.Architecture(name='').create(False))
        self.refused(422, "can't be blank", lambda: entities.Architecture().create(False))
        self.refused(422, 'is too long', lambda: entities.Architecture(name='a' * 256).create(False))
        self.refused(400, 'ScopedSearch::QueryNotSupported', lambda: entities.Architecture().search(query={'search': 'no = 1'}))


class Operatingsystems(CatalogTest):
    def test_create_read_update_delete(self):
        arch = entities.Architecture(name=new_name('arch')).create()
        made = self.os(architecture=[arch], password_hash='SHA256', description=new_name('Described '))
        read = made.read_json()
        self.assertEqual([a['id'] for a in read['architectures']], [arch.id])
        self.assertEqual((read['title'], read['password_hash'], read['family']), (made.description, 'SHA256', 'Redhat'))
        self.assertEqual((read['media'], read['ptables'], read['provisioning_templates']), ([], [], []))
        made.major, made.minor = '10', '1'
        updated = made.update_json(['major', 'minor'])
        self.assertEqual((updated['major'], updated['minor']), ('10', '1'))
        made.architecture = []
        self.assertEqual(made.update_json(['architecture'])['architectures'], [])
        made.delete()
        self.gone(made)

    def test_every_family(self):
        for family in entities._OPERATING_SYSTEMS:
            with self.subTest(family):
                self.assertEqual(self.os(family=family, release_name='release').read_json()['family'], family)

    def test_parameters(self):
        made = self.os()
        parameter = entities.OperatingSystemParameter(operatingsystem=made, name='p1', value='v1').create()
        self.assertEqual((parameter.name, parameter.read().value), ('p1', 'v1'))
        by_name = entities.OperatingSystemParameter(operatingsystem=made, id='p1')
        self.assertEqual(by_name.read().id, parameter.id)
        self.assertEqual([(p['name'], p['value']) for p in made.read_json()['parameters']], [('p1', 'v1')])
        again = entities.OperatingSystemParameter(operatingsystem=made, name='p1', value='v')
        self.refused(422, 'has already been taken', lambda: again.create(False))
        by_name.delete()
        self.gone(parameter)

    def test_search(self):
        made = self.os()
        title = made.read_json()['title']
        for search in (f'title="{title}"', f'name="{made.name}",major="9",minor="4"', f'id = {made.id}'):
            with self.subTest(search):
                self.assertEqual([o.id for o in entities.OperatingSystem().search(query={'search': search})], [made.id])

    def test_refusals(self):
        made = self.os()
        self.refused(422, 'already', lambda: self.os(name=made.name))
        for attributes in (
            {'name': ''},
            {'name': 'n' * 256},
            {'major': ''},
            {'major': '123456'},
            {'major': 'nine'},
            {'minor': '-5'},
            {'minor': '1' * 17},
            {'description': 'd' * 256},
            {'family': 'NON_EXISTENT_OS'},
            {'password_hash': 'INVALID_HASH'},
        ):
            with self.subTest(attributes):
                self.refused(422, 'full_messages', lambda: self.os(**attributes))


class ComputeResources(CatalogTest):
    def test_libvirt(self):
        made = self.libvirt(description='Described', set_console_password=False)
        self.assertEqual((made.display_type, made.set_console_password, made.provider), ('vnc', False, 'Libvirt'))
        self.assertEqual(made.provider_friendly_name, 'Libvirt')
        # A new catalog has one location and one organization, which it gets as none is named.
        self.assertEqual([place.id for place in made.location], [1])
        self.assertEqual([place.id for place in made.organization], [1])
        made.display_type, made.url = 'spice', 'qemu+ssh://other.example/system'
        updated = made.update(['display_type', 'url'])
        self.assertEqual((updated.display_type, updated.url), ('spice', 'qemu+ssh://other.example/system'))
        # What was read can be written back as it stands.
        self.assertEqual(updated.read().update(), updated.read())
        made.delete()
        self.gone(made)

    def test_create_missing(self):
        made = entities.LibvirtComputeResource(url='qemu+tcp://host.example/system').create(create_missing=True)
        self.assertEqual(made.read().provider, 'Libvirt')

    def test_vmware(self):
        made = entities.VMWareComputeResource(
            name=new_name('cr'), url='vcenter.example', user='root', password='secret', datacenter='dc1',
            set_console_password=True, provider='Vmware',
        ).create(False)  # fmt: skip
        self.assertEqual((made.url, made.user, made.datacenter), ('vcenter.example', 'root', 'dc1'))
        self.assertNotIn('secret', client.get(made.path(), **ADMIN.get_client_kwargs()).text)
        made.password = 'other'
        made.update(['password'])
        made.delete()

    def test_ovirt(self):
        made = entities.OVirtComputeResource(
            name=new_name('cr'), url='https://ovirt.example/ovirt-engine/api', user='admin@internal', password='secret',
            datacenter='dc1', use_v4=True, ovirt_quota='q1', provider='Ovirt',
        ).create_json(False)  # fmt: skip
        self.assertEqual((made['user'], made['datacenter'], made['ovirt_quota']), ('admin@internal', 'dc1', 'q1'))
        entities.OVirtComputeResource(id=made['id']).delete()

    def test_any_kind_by_its_parent(self):
        made = self.libvirt()
        found = entities.AbstractComputeResource().search(query={'search': f'name="{made.name}"'})
        self.assertEqual([(c.id, c.provider) for c in found], [(made.id, 'Libvirt')])
        self.assertEqual(entities.AbstractComputeResource(id=made.id).read().url, made.url)

    def test_refusals(self):
        made = self.libvirt()
        self.refused(422, 'Name has already been taken', lambda: self.libvirt(name=made.name))
        for attributes in (
            {'name': ''},
            {'name': 'n' * 256},
            {'url': ''},
            {'url': 'nonsense'},
            {'display_type': 'telnet'},
        ):
            with self.subTest(attributes):
                self.refused(422, 'full_messages', lambda: self.libvirt(**attributes))
        made.provider = 'EC2'
        self.refused(422, 'cannot be changed', lambda: made.update(['provider']))


class Images(CatalogTest):
    @classmethod
    def setUpClass(cls):
        cls.architecture = entities.Architecture(name=new_name('arch')).create()
        cls.operatingsystem = cls().os(architecture=[cls.architecture])
        cls.libvirt_ = cls().libvirt()
        cls.vmware = entities.VMWareComputeResource(
            name=new_name('cr'), url='v.example', user='u', password='p', datacenter='d', provider='Vmware'
        ).create(False)

    def image(self, compute_resource=None, **attributes):
        return entities.Image(
            **{
                'compute_resource': compute_resource or self.libvirt_,
                'architecture': self.architecture,
                'operatingsystem': self.operatingsystem,
                'name': new_name('image'),
                'username': 'root',
                'uuid': '/var/lib/' + new_name(),
                **attributes,
            }
        )

    def test_create_read_update_delete(self):
        made = self.image().create()
        self.assertEqual((made.architecture.id, made.operatingsystem.id), (self.architecture.id, self.operatingsystem.id))
        made.name = new_name('renamed')
        self.assertEqual(made.update(['name']).name, made.name)
        other = entities.Architecture(name=new_name('arch')).create()
        made.architecture = other
        self.assertEqual(made.update(['architecture']).architecture.id, other.id)
        self.assertEqual(made.read().read(), made.read())
        made.delete()
        self.gone(made)

    def test_search_as_a_body_of_get(self):
        # What today's nailgun sends for Image(compute_resource=2).search(); this one cannot search images.
        made = self.image().create()
        self.image().create()
        self.image(self.vmware, name=made.name).create()
        for search in (
            f'name="{made.name}"',
            f'name={made.name} and operatingsystem = {self.operatingsystem.id}',
            f'architecture = {self.architecture.id} and name ~ {made.name[:9]}',
        ):
            with self.subTest(search):
                body = {'compute_resource_id': self.libvirt_.id, 'search': search, 'per_page': 5}
                path = f'{self.libvirt_.path()}/images'
                found = client.get(path, data=body, **ADMIN.get_client_kwargs()).json()
                self.assertEqual(([i['id'] for i in found['results']], found['per_page']), ([made.id], 5))

    def test_refusals(self):
        made = self.image().create()
        self.refused(422, 'UUID has already been taken', lambda: self.image(uuid=made.uuid).create())
        self.refused(422, 'Name has already been taken', lambda: self.image(name=made.name).create())
        for attributes in ({'name': ''}, {'name': 'n' * 256}, {'uuid': ''}, {'username': ''}):
            with self.subTest(attributes):
                self.refused(422, 'full_messages', lambda: self.image(**attributes).create())
        self.refused(404, 'Resource image not found by id', lambda: entities.Image(compute_resource=self.vmware, id=made.id).read())
        absent = entities.LibvirtComputeResource(id=2**31 - 1)
        self.refused(404, 'Resource image not found by id', lambda: self.image(absent).create())


class Authentication(CatalogTest):
    def test_a_wrong_password(self):
        wrong = ServerConfig(url=URL, auth=('admin', 'wrong'), verify=False)
        self.refused(401, 'Unable to authenticate user admin', lambda: entities.Architecture(wrong).search())

    def test_status(self):
        status = client.get(URL + '/api/v2/status', **ADMIN.get_client_kwargs()).json()
        self.assertEqual((status['result'], status['api_version']), ('ok', 2))


if __name__ == '__main__':
    run_suite()
