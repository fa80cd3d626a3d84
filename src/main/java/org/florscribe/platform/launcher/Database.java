package org.florscribe.platform.launcher;

/** How the server signs in to the database: as the application, and as the owner for migrations and jobs. */
record Database(String url, String user, String password, String ownerUser, String ownerPassword) {

    @Override
    public String toString() {
        return "Database[" + user + "]";
    }
}
