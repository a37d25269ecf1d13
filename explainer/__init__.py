"""Turns news articles into a searchable site of explainer pages: who said what, open questions, background."""

__version__ = "0.1.0"
