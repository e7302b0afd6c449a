"""Evidence of an illegal eviction: originals under their fingerprint, chain of custody, bundles."""
