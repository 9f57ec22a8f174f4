"""What a program on python-foreman does with the catalog: the client makes its methods from the apidoc of the server.

Every test makes what it needs under names of its own. Address and password come from CATALOG_URL and ADMIN_PASSWORD.
Prints one line of JSON a test.
"""

import logging
import os
import unittest
import uuid

from foreman.client import Foreman, ForemanException
from json_lines import run_suite

logging.getLogger('foreman.client').setLevel(logging.CRITICAL)
LOGIN = ('admin', os.environ['ADMIN_PASSWORD'])


def new_name(prefix='n'):
    return prefix + uuid.uuid4().hex[:10]


def connect(auth=LOGIN):
    return Foreman(os.environ['CATALOG_URL'], auth, api_version=2, use_cache=False)


class CatalogTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.foreman = connect()

    def refused(self, status, message, call):
        """Expects a refusal with this status, whose body has this text."""
        with self.assertRaises(ForemanException) as caught:
            call()
        response = caught.exception.res
        self.assertEqual((response.status_code, message in response.text), (status, True), response.text)

    def architecture(self):
        return self.foreman.architectures.create(architecture={'name': new_name('arch')})

    def operatingsystem(self, **attributes):
        wanted = {'name': new_name('Os'), 'major': '9', 'family': 'Redhat', **attributes}
        return self.foreman.operatingsystems.create(operatingsystem=wanted)

    def compute_resource(self):
        wanted = {'name': new_name('cr'), 'provider': 'Libvirt', 'url': 'qemu+tcp://host.example/system'}
        return self.foreman.compute_resources.create(compute_resource=wanted)


class Connection(CatalogTest):
    def test_it_reads_the_version_and_the_apidoc(self):
        self.assertRegex(self.foreman.version, r'^\d+\.\d+')
        for resource in ('architectures', 'operatingsystems', 'compute_resources', 'users'):
            self.assertTrue(hasattr(self.foreman, resource), resource)

    def test_no_resource_hides_the_session_of_the_client(self):
        self.assertEqual(type(self.foreman.session).__module__.split('.')[0], 'requests')

    def test_a_wrong_password(self):
        self.refused(401, 'Unable to authenticate user admin', lambda: connect(('admin', 'wrong')))


class Architectures(CatalogTest):
    def test_create_show_update_list_delete(self):
        os_ = self.operatingsystem()
        name = new_name('arch')
        made = self.foreman.architectures.create(architecture={'name': name, 'operatingsystem_ids': [os_['id']]})
        self.assertEqual((made['name'], [o['id'] for o in made['operatingsystems']]), (name, [os_['id']]))
        self.assertEqual(self.foreman.architectures.show(id=made['id']), made)
        other = new_name('arch')
        changed = self.foreman.architectures.update(id=made['id'], architecture={'name': other})
        self.assertEqual(changed['name'], other)
        found = self.foreman.architectures.index(search=f'name == "{other}"', per_page=1000)
        self.assertEqual(([row['id'] for row in found['results']], found['per_page']), ([made['id']], 1000))
        self.foreman.architectures.destroy(id=made['id'])
        # The client turns what is not there into an empty list.
        self.assertEqual(self.foreman.architectures.show(id=made['id']), [])

    def test_a_taken_name(self):
        made = self.architecture()
        again = {'name': made['name']}
        self.refused(422, 'Name has already been taken', lambda: self.foreman.architectures.create(architecture=again))


class Images(CatalogTest):
    def test_create_show_update_list_delete(self):
        arch, os_, cr = self.architecture(), self.operatingsystem(), self.compute_resource()
        wanted = {
            'name': new_name('img'), 'username': 'root', 'uuid': new_name('u'),
            'architecture_id': arch['id'], 'operatingsystem_id': os_['id'], 'compute_resource_id': cr['id'],
        }  # fmt: skip
        # The client makes these names of the apidoc's /api/compute_resources/:compute_resource_id/images/:id
        resource = self.foreman.compute_resources
        made = resource.images_create(compute_resource_id=cr['id'], image=wanted)
        self.assertEqual({key: made[key] for key in wanted}, wanted)
        shown = resource.images_compute_resource_id_showimages(compute_resource_id=cr['id'], id=made['id'])
        self.assertEqual(shown, made)
        change = {'compute_resource_id': cr['id'], 'name': new_name('img')}
        changed = resource.images_compute_resource_id_updateimages(compute_resource_id=cr['id'], id=made['id'], image=change)
        self.assertEqual(changed['name'], change['name'])
        listed = resource.images_index(compute_resource_id=cr['id'], search=f'name = {change["name"]}')
        self.assertEqual([row['id'] for row in listed['results']], [made['id']])
        resource.images_compute_resource_id_destroyimages(compute_resource_id=cr['id'], id=made['id'])
        self.assertEqual(resource.images_index(compute_resource_id=cr['id'])['results'], [])


class Users(CatalogTest):
    def test_create_with_roles(self):
        [viewer] = self.foreman.roles.index(search='name = Viewer')['results']
        wanted = {
            'login': new_name('u'), 'mail': 'u@example.com', 'password': 'correct horse', 'auth_source_id': 1,
            'role_ids': [viewer['id']],
        }  # fmt: skip
        made = self.foreman.users.create(user=wanted)
        self.assertEqual((made['login'], [role['name'] for role in made['roles']]), (wanted['login'], ['Viewer']))


if __name__ == '__main__':
    run_suite()
