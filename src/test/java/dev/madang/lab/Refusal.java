package dev.madang.lab;

import tools.jackson.databind.JsonNode;

/** Why the server ended a session: the headers of its ERROR frame and the body. */
public record Refusal(String code, String retry, JsonNode body) {}
