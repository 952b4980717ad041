package cortile.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One good line of a roll. What is null was empty, or its column is missing: [RollHeader#has]
/// tells.
record RollRow(
    int line,
    String reference,
    @Nullable String email,
    @Nullable LocalDate birthDate,
    @Nullable String area,
    @Nullable String kind) {}
