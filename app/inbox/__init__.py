"""The inbox of official messages: of registries, bailiffs and communes, on paper, by e-mail or from a program."""
