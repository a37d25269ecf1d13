"""`python -m explainer` is `explainer`."""

from explainer.cli import main

main()
