"""Puts what a newsroom shares with this project into the package; all else about the package is in pyproject.toml."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from explainer.kit import shared_files  # noqa: E402 - the project's own, found only now


class WithKit(build_py):
    """Copies the shared files beside the package's own templates."""

    def run(self) -> None:
        """Build the package's Python files, then the kit."""
        super().run()
        if self.editable_mode:
            return  # then they are read where they are
        for path, data in shared_files(ROOT).items():
            target = Path(self.build_lib) / "explainer" / "templates" / "shared" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


setup(cmdclass={"build_py": WithKit})
