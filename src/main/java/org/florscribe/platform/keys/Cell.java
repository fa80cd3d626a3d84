package org.florscribe.platform.keys;

import java.util.UUID;

/** The place a sealed value belongs to. Ciphertext copied to any other place does not open. */
public record Cell(String table, String column, UUID row) {}
