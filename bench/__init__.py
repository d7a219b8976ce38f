"""How long a person waits: start-up, keys, a long article and the commands, each beside a peer in the same run."""
