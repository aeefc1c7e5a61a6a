"""Runs an MLflow server for as long as standard input stays open, so that it ends with the test that started it."""

import os
import signal
import subprocess
import sys
import threading

server = subprocess.Popen(
    [sys.executable, "-m", "mlflow", "server", *sys.argv[1:]], stdin=subprocess.DEVNULL, start_new_session=True
)


def leave_with_server():
    os._exit(server.wait() or 1)


threading.Thread(target=leave_with_server, daemon=True).start()
signal.signal(signal.SIGTERM, lambda *_: sys.stdin.close())
try:
    sys.stdin.read()
except (OSError, ValueError):
    pass
finally:
    os.killpg(server.pid, signal.SIGTERM)
