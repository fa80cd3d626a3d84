import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the statements that stand on standard input, ended by a line of two dashes and a dot, and prints the first column of what they find: java -cp DRIVER Sql.java URL USER; PGPASSWORD has the password. */
public final class Sql {

    private Sql() {}

    public static void main(String[] arguments) throws Exception {
        String script = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], System.getenv("PGPASSWORD"));
                Statement statement = connection.createStatement()) {
            for (String sql : script.split("\n--\\.\n")) {
                if (!sql.isBlank()) {
                    run(statement, sql);
                }
            }
        }
    }

    private static void run(Statement statement, String sql) throws SQLException {
        try {
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    System.out.println(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new SQLException(sql.strip().split("\n", -1)[0] + ": " + e.getMessage(), e);
        }
    }
}
