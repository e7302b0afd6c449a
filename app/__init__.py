"""The software: one folder per feature, standing on the law (workflows) and the words (letters)."""
