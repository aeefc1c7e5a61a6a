"""Runs a notebook's cells from top to bottom in the kernel that it names, and writes it with what they gave."""

import pathlib
import sys

import nbclient
import nbformat

source, result = map(pathlib.Path, sys.argv[1:3])
notebook = nbformat.read(source, as_version=4)
client = nbclient.NotebookClient(
    notebook, timeout=600, resources={"metadata": {"path": str(source.parent)}}
)
try:
    client.execute()
finally:
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when each cell ran
    nbformat.write(notebook, result)
