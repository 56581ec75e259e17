"""The grammar of the genre: from decoded text to issues, reports, sections and measures."""
