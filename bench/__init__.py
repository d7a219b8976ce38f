"""How long a person waits: start-up, keys, a long article and the commands, each beside a named peer in the same run."""
