"""Letters of a case: choose, prepare, preview, issue, send, record the answer."""
