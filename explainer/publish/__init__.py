"""What a site gives away beside its pages: search documents, feeds, structured data, cards, an export of everything."""
