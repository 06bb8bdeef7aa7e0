"""Language models behind one protocol: streamed words, judged answers, six errors, deadlines, tokens and their cost."""
