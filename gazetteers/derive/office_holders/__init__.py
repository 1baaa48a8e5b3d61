"""The parts of people.py: how names and offices are read (names, offices), who is who (register), one module a source (ministers, factbook, ifg), and what the tenures add up to (tenures, check)."""
