"""What this machine is asked for (기계): bytes in, bytes kept, work done.

`raw` and `inputs` are what a build reads, and its hash; `shelf` keeps what was made of it; `disk` moves and removes; `dumping` writes
YAML; `hands` are this machine's processes, `cluster` those of many; `progress` says how far they are.
"""
