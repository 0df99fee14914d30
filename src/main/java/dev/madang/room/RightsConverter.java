package dev.madang.room;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Stores what is denied, so that an empty text is a room in which everything is allowed. */
@Converter
class RightsConverter implements AttributeConverter<Rights, String> {

    @Override
    public String convertToDatabaseColumn(Rights rights) {
        return Arrays.stream(Right.values())
                .filter(right -> !rights.has(right))
                .map(Right::wire)
                .collect(Collectors.joining(" "));
    }

    @Override
    public Rights convertToEntityAttribute(String denied) {
        List<String> names = Arrays.asList(denied.split(" "));
        Rights rights = Rights.ALL;
        for (Right right : Right.values()) {
            rights = rights.with(right, !names.contains(right.wire()));
        }
        return rights;
    }
}
