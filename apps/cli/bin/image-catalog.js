#!/usr/bin/env -S node --max-semi-space-size=2
// A command line needs no speed, but little memory: Node would keep up to 48 MB for new objects.
import '../dist/main.js';
