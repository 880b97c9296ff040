"""Makes the language model that `kg` ships, from the corpora to the files in `kg/language/model/`."""
