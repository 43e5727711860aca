using System.Globalization;
using Azure.Storage.Blobs;
using InvestOps.Testing.Azurite;
using InvestOps.WebJobsDifferential.Tests.Hosts;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>What our side does otherwise with a queue, on purpose.</summary>
public sealed class QueueDifferenceTests(SharedAzurite azurite)
{
    [Fact]
    public Task Pause_between_tries() => Comparison.DifferAsync(QueueDifferences.PauseBetweenTries, async side =>
    {
        await using var scene = await QueueScene.OfTextAsync(side, azurite, new() { MaxDequeueCount = 3 });
        scene.Probe.Body = _ => throw new InvalidOperationException("bad");
        await scene.SendAsync("bad");
        await scene.Host.StartAsync();
        var calls = await scene.Probe.EndedAsync(3);
        return [.. calls.Zip(calls.Skip(1), (earlier, later) => Pause(later.BegunAt - earlier.EndedAt))];
    });

    [Fact]
    public Task Poison_message() => Comparison.DifferAsync(QueueDifferences.PoisonMessage, async side =>
    {
        await using var scene = await QueueScene.OfTextAsync(side, azurite, new() { MaxDequeueCount = 1 });
        scene.Probe.Body = _ => throw new InvalidOperationException("no bars today");
        await scene.SendAsync("bad");
        await scene.Host.StartAsync();
        await scene.PoisonedAsync();
        var poison = (await scene.Poison.ReceiveMessageAsync()).Value;
        var expires = poison.ExpiresOn - poison.InsertedOn > TimeSpan.FromDays(365) ? "never expires" : "expires in a week";
        return [expires, await ReasonAsync(scene.Host.Blobs.GetBlobContainerClient("work-poison"))];
    });

    [Fact]
    public Task Plain_text_where_base64_is_set() => Comparison.DifferAsync(QueueDifferences.PlainText, async side =>
    {
        await using var scene = await QueueScene.OfTextAsync(side, azurite);
        await scene.SendAsItIsAsync("not base64 !!");
        await scene.Host.StartAsync();
        await scene.LeftAsync();
        return [await QueueScene.CountAsync(scene.Poison) > 0 ? await scene.PoisonedAsync() : "no poison", Calls(scene)];
    });

    [Theory]
    [InlineData("{'Strategy':'momentum','Years':3}")]
    [InlineData("""{"Strategy":"momentum","Years":"3"}""")]
    public Task Loose_JSON(string json) => BoundOnlyByRealAsync(QueueDifferences.LooseJson, json);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public Task JSON_that_says_nothing(string json) => BoundOnlyByRealAsync(QueueDifferences.NoJson, json);

    [Fact]
    public Task Stop_on_the_last_try() => Comparison.DifferAsync(QueueDifferences.StopOnTheLastTry, async side =>
    {
        await using var scene = await QueueScene.OfTextAsync(side, azurite, new() { MaxDequeueCount = 1, BatchSize = 1, NewBatchThreshold = 0 });
        scene.Probe.Body = call => call.BrokenOffAsync();
        await scene.SendAsync("work");
        await scene.Host.StartAsync();
        await scene.Probe.BegunAsync();
        await scene.Host.StopAsync();

        // Microsoft's host has stopped before its last call to storage has always come through.
        var fate = await RealTime.UntilAsync(scene.FateAsync, fate => fate != "still hidden");
        var poison = await QueueScene.CountAsync(scene.Poison);
        return [Calls(scene), string.Create(CultureInfo.InvariantCulture, $"poison {poison}"), fate];
    });

    private Task BoundOnlyByRealAsync(AgreedDifference difference, string json) => Comparison.DifferAsync(difference, async side =>
    {
        await using var scene = await QueueScene.OfJobsAsync(side, azurite);
        await scene.SendAsync(json);
        await scene.Host.StartAsync();
        await scene.LeftAsync();
        return [await QueueScene.CountAsync(scene.Poison) > 0 ? "poison" : "no poison", Calls(scene)];
    });

    private static string Pause(TimeSpan pause) => pause.TotalSeconds switch
    {
        >= 2 => "two seconds or more",
        >= 1 => "a second or more",
        _ => "at once",
    };

    private static string Calls(QueueScene scene) => string.Create(CultureInfo.InvariantCulture, $"calls {scene.Probe.Count}");

    private static async Task<string> ReasonAsync(BlobContainerClient container)
    {
        if (!await container.ExistsAsync())
        {
            return "no reason";
        }

        await foreach (var blob in container.GetBlobsAsync())
        {
            var text = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
            return text.Split('\n')[0];
        }

        return "no reason";
    }
}
