"""The long run of the tests that kill processes and take the disk away: `make faults`."""

import os
import subprocess
import sys

KILLS = "50"


def main() -> int:
    """Runs them with fifty kills; the exit status is pytest's."""
    tests = ["tests/crash", "tests/history/test_file.py"]
    env = {**os.environ, "MOCKLOOP_KILLS": KILLS}
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *tests], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
