"""The pages, read: what they define, claim and show, for the tests and for the site."""
