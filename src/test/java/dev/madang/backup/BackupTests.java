package dev.madang.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class BackupTests {

    private static final int ROWS = 5_000;
    private static final int BACKUPS = 5;

    /** Rooms that refer to users are added all the time: a backup that is read table by table would miss some users. */
    @Test
    void holdsTheStateOfOneMomentWhileOthersWrite(@TempDir Path folder) throws Exception {
        DataSource busy = database("busy");
        JdbcTemplate tables = new JdbcTemplate(busy);
        tables.execute("create table a_users (id bigint primary key, text varchar(200))");
        tables.execute("create table b_rooms (id bigint primary key references a_users (id), text varchar(200))");
        String insertion = "insert into %s select x, repeat('x', 100) from system_range(1, " + ROWS + ")";
        tables.execute(insertion.formatted("a_users"));
        tables.execute(insertion.formatted("b_rooms"));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Future<?> writing = writer.submit(() -> {
            for (long id = ROWS + 1; !done.get(); id++) {
                tables.update("insert into a_users values (?, 'x')", id);
                tables.update("insert into b_rooms values (?, 'x')", id);
            }
        });
        for (int i = 0; i < BACKUPS; i++) {
            new Backup(busy, folder).write(folder.resolve(i + ".zip"));
        }
        done.set(true);
        writing.get();
        writer.shutdown();

        for (int i = 0; i < BACKUPS; i++) {
            DataSource restored = database("restored" + i);
            Path data = Files.createDirectories(folder.resolve("data" + i));
            new Backup(restored, data).read(folder.resolve(i + ".zip"));
            JdbcTemplate read = new JdbcTemplate(restored);
            assertThat(read.queryForObject("select count(*) from b_rooms", Integer.class))
                    .isGreaterThanOrEqualTo(ROWS);
        }
    }

    /** In memory, until the end of the tests. */
    private static DataSource database(String name) {
        String url = "jdbc:h2:mem:backup-" + name + ";DB_CLOSE_DELAY=-1";
        return new DriverManagerDataSource(url, "sa", "");
    }
}
