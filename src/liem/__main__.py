"""`python -m liem` is the command `liem`."""

import sys

from liem.config.commands import main

sys.exit(main())
