package org.florscribe.practice.identity;

/** An invitation and how it reaches the person: by mail too, or only by whoever was shown the link. */
public record InvitationSent(StaffView staff, IssuedLink link, boolean mailed) {}
