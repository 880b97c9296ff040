"""Reads news reports and builds a knowledge graph whose every edge can be traced to the words that state it."""
