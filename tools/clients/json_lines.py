"""How the suites of clients in Python tell their results."""

import json
import unittest


class JsonLines(unittest.TestResult):
    """Tells of each test in a line of JSON: its name, and what went wrong."""

    def stopTest(self, test):
        super().stopTest(test)
        wrong = [text for failed, text in self.failures + self.errors if failed.id().split(' ')[0] == test.id()]
        print(json.dumps({'name': test.id().removeprefix('__main__.'), 'wrong': '\n'.join(wrong)}), flush=True)


def run_suite():
    """Runs the tests of the program."""
    unittest.defaultTestLoader.loadTestsFromModule(__import__('__main__')).run(JsonLines())
