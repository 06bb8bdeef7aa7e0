"""The long runs of what kills processes, takes the disk away and puts a provider in trouble: `make faults`."""

import os
import subprocess
import sys

from bench import trouble

KILLS = "50"


def main() -> int:
    """Runs them with fifty kills, then a hundred rounds against a failing provider; exit status 0 where all hold."""
    tests = ["tests/crash", "tests/history/test_file.py"]
    env = {**os.environ, "MOCKLOOP_KILLS": KILLS}
    killed = subprocess.run([sys.executable, "-m", "pytest", "-q", *tests], env=env, check=False).returncode
    return trouble.main([]) or killed


if __name__ == "__main__":
    sys.exit(main())
