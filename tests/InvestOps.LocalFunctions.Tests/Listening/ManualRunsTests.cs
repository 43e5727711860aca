using InvestOps.LocalFunctions.Listening;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Listening;

public sealed class ManualRunsTests
{
    [Fact]
    public async Task A_run_that_goes_on_is_remembered_and_waited_for_however_many_came_after_it()
    {
        var ended = new TaskCompletionSource();
        var functions = new Dictionary<string, IManuallyRun>(StringComparer.OrdinalIgnoreCase) { ["Long"] = new EndlessByHand(ended), ["Short"] = new EndlessByHand() };
        var runs = new ManualRuns(functions, TimeProvider.System, CancellationToken.None);
        Assert.Equal(ManualRunState.Accepted, runs.TryStart("Long", null, out var first));
        runs.TryStart("Short", null, out var second);
        for (var count = 0; count < 300; count++)
        {
            Assert.Equal(ManualRunState.Accepted, runs.TryStart("Short", null, out _));
        }

        Assert.Equal((first, null), (runs.Find(first!.Id), runs.Find(second!.Id)));
        Assert.Equal(ManualRunState.Busy, runs.TryStart("Long", null, out _));
        var end = runs.EndAsync(TestContext.Current.CancellationToken);
        Assert.False(end.IsCompleted);
        ended.SetResult();
        await end;
    }
}
