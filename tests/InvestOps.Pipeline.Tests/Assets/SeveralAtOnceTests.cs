using InvestOps.Pipeline.Assets;
using Xunit;

namespace InvestOps.Pipeline.Tests.Assets;

public sealed class SeveralAtOnceTests
{
    [Fact]
    public async Task Answers_come_in_the_order_of_the_items_whichever_ends_first()
    {
        var gates = Enumerable.Range(0, 5).Select(_ => new TaskCompletionSource<int>()).ToArray();
        var all = SeveralAtOnce.RunAsync(gates, gate => gate.Task);
        for (var index = gates.Length - 1; index >= 0; index--)
        {
            gates[index].SetResult(index);
        }

        var answers = await all;
        Assert.Equal([0, 1, 2, 3, 4], answers);
    }

    [Fact]
    public async Task After_a_failure_nothing_more_is_begun_and_what_was_begun_has_ended()
    {
        var slow = new TaskCompletionSource();
        var begun = 0;
        var all = SeveralAtOnce.RunAsync(Enumerable.Range(0, 100).ToArray(), item =>
        {
            begun++;
            return item == 7 ? Task.FromException(new IOException("disk full")) : slow.Task;
        });

        Assert.False(all.IsCompleted);
        slow.SetResult();
        await Assert.ThrowsAsync<IOException>(() => all);
        Assert.Equal(8, begun);
    }
}
