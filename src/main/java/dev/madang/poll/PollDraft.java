package dev.madang.poll;

import java.util.List;

/** A question as it is asked. */
public record PollDraft(String question, List<String> options, boolean multiple, boolean anonymous) {}
