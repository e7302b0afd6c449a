"""What is to be done until when: tasks and due dates."""
