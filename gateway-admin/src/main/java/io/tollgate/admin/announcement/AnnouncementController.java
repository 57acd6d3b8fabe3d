package io.tollgate.admin.announcement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.catalogue.Put;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for announcements: everybody's, and the operator's. */
@RestController
class AnnouncementController {

    private static final String OPERATORS = "/api/operator/announcements";

    private final Announcements announcements;

    AnnouncementController(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping("/api/announcements")
    @Tag(name = "announcements")
    @Operation(
            operationId = "listShownAnnouncements",
            summary = "What the operator tells everybody now, the most important first")
    Mono<Page<AnnouncementView>> shown(Caller caller) {
        return announcements.shown().map(shown -> new Page<>(shown, null));
    }

    @GetMapping(OPERATORS)
    @Tag(name = "operator")
    @Operation(operationId = "listAnnouncements", summary = "The announcements, past and future ones too")
    Mono<Page<AnnouncementView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        return announcements.table().page(cursor, PageLimit.of(limit));
    }

    @GetMapping(OPERATORS + "/{slug}")
    @Tag(name = "operator")
    @Operation(operationId = "getAnnouncement", summary = "One announcement")
    Mono<ResponseEntity<AnnouncementView>> get(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return announcements.table().get(slug).map(ETags::ok);
    }

    @PutMapping(OPERATORS + "/{slug}")
    @Tag(name = "operator")
    @Operation(operationId = "putAnnouncement", summary = "Make or replace an announcement")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Made")
    Mono<ResponseEntity<AnnouncementView>> put(
            Caller caller,
            @PathVariable String slug,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AnnouncementRequest body) {
        caller.mustBeOperator();
        return announcements.put(caller, slug, ifMatch, body).map(Put::answer);
    }

    @DeleteMapping(OPERATORS + "/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Tag(name = "operator")
    @Operation(operationId = "deleteAnnouncement", summary = "Delete an announcement")
    @ApiResponse(responseCode = "204", description = "Deleted")
    Mono<Void> delete(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return announcements.delete(caller, slug);
    }
}
