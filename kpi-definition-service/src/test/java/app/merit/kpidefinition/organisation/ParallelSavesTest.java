package app.merit.kpidefinition.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two saves that are each fine alone must not break a rule together. */
@QuarkusTest
class ParallelSavesTest extends ServiceTest {
    @Test
    void ofManyHeadsAtOnceExactlyOneIsSaved() throws Exception {
        position("ps-head");
        for (int round = 0; round < 5; round++) {
            String department = "ps-north-" + round;
            department(department);
            String body = employee(department, "ps-head", true);
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                paths.add("employees/ps.head" + round + "." + i);
            }
            List<Integer> answers = inParallel(paths, body);
            assertThat(answers).containsOnlyOnce(201);
            assertThat(answers.stream().filter(status -> status == 422)).hasSize(5);
        }
    }

    @Test
    void theSameDocumentSavedAtOnceHasRevisionsWithoutGaps() throws Exception {
        position("ps-race");
        List<Integer> answers = inParallel(
                List.of("departments/ps-a", "departments/ps-a", "departments/ps-a"), "{\"names\":" + names("a") + "}");
        assertThat(answers).containsExactlyInAnyOrder(201, 200, 200);
        get("departments/ps-a").body("revision", org.hamcrest.Matchers.equalTo(1));
    }

    private static List<Integer> inParallel(List<String> paths, String body)
            throws InterruptedException, ExecutionException {
        CyclicBarrier together = new CyclicBarrier(paths.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(paths.size())) {
            List<Callable<Integer>> saves = new ArrayList<>();
            for (String path : paths) {
                saves.add(() -> {
                    together.await();
                    return put(path, body).extract().statusCode();
                });
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(saves)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
