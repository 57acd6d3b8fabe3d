package io.tollgate.routing.provider;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The images that a host takes which fetches none, so that they have to be in the request.
 *
 * @param mostBytes of one image, before it is written in Base64
 */
public record InlineImages(Set<ImageFormat> formats, long mostBytes) {

    /** Of every format that is known here, of any size. */
    public static final InlineImages ANY = new InlineImages(EnumSet.allOf(ImageFormat.class), Long.MAX_VALUE);

    public InlineImages {
        formats = Set.copyOf(formats);
    }

    /** For people, in a fixed order. */
    public String names() {
        return formats.stream().sorted().map(ImageFormat::name).collect(Collectors.joining(", "));
    }
}
