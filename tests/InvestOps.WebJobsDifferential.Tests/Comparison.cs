using InvestOps.WebJobsDifferential.Tests.Hosts;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests;

/// <summary>Plays a scene on both sides at once and compares what happened. The history is written down in the test, so that both going wrong alike is seen too.</summary>
internal static class Comparison
{
    public static Task AgreeAsync(string[] history, Func<Side, Task<string[]>> play) => CheckAsync(history, history, play);

    public static Task DifferAsync(AgreedDifference difference, Func<Side, Task<string[]>> play) => CheckAsync(difference.Real, difference.Ours, play);

    private static async Task CheckAsync(string[] real, string[] ours, Func<Side, Task<string[]>> play)
    {
        var histories = await Task.WhenAll(play(Side.Real), play(Side.Ours));
        Assert.Multiple(
            () => Assert.Equal(Text("Real", real), Text("Real", histories[0])),
            () => Assert.Equal(Text("Ours", ours), Text("Ours", histories[1])));
    }

    private static string Text(string side, string[] history) => $"{side}: {string.Join("; ", history)}";
}
