using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using InvestOps.Testing.Azurite;
using InvestOps.WebJobsDifferential.Tests.Hosts;

namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>A host that listens on one queue, and what a person sees of that queue and its poison queue.</summary>
internal sealed class QueueScene : IAsyncDisposable
{
    private static readonly FunctionPair Texts = new(typeof(RealText), typeof(OurText));
    private static readonly FunctionPair Jobs = new(typeof(RealJobs), typeof(OurJobs));
    private readonly Scene _scene;

    private QueueScene(Scene scene, string name)
    {
        _scene = scene;
        Queue = scene.Queues.GetQueueClient(name);
        Poison = scene.Queues.GetQueueClient(name + "-poison");
    }

    public Scene Host => _scene;

    public Probe Probe => _scene.Probe;

    public QueueClient Queue { get; }

    public QueueClient Poison { get; }

    /// <summary>A function that takes text from a queue which exists.</summary>
    public static async Task<QueueScene> OfTextAsync(Side side, SharedAzurite azurite, HostQueueSettings? settings = null)
    {
        var scene = await CreateAsync(side, azurite, settings ?? new(), Texts);
        await scene.Queue.CreateAsync();
        return scene;
    }

    /// <summary>A function that takes JSON from a queue which exists.</summary>
    public static async Task<QueueScene> OfJobsAsync(Side side, SharedAzurite azurite, HostQueueSettings? settings = null)
    {
        var scene = await CreateAsync(side, azurite, settings ?? new(), Jobs);
        await scene.Queue.CreateAsync();
        return scene;
    }

    /// <summary>A function that takes text from a queue which does not exist, and another one for JSON beside it whose queue does.</summary>
    public static async Task<QueueScene> OfMissingQueueAsync(Side side, SharedAzurite azurite)
    {
        var scene = await CreateAsync(side, azurite, new(), Texts, Jobs);
        scene._scene.Settings["Texts"] = "work";
        scene._scene.Settings["Jobs"] = "jobs";
        await scene._scene.Queues.GetQueueClient("jobs").CreateAsync();
        return scene;
    }

    /// <summary>Sends a message as the functions' own output does.</summary>
    public Task SendAsync(string text) => SendAsItIsAsync(Encoded(text));

    public Task SendAsItIsAsync(string text) => Queue.SendMessageAsync(text);

    public Task SendJobAsync(string json) => _scene.Queues.GetQueueClient("jobs").SendMessageAsync(Encoded(json));

    public static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns when nothing is left in the queue, hidden messages included.</summary>
    public async Task<string> LeftAsync()
    {
        var left = await RealTime.UntilAsync(() => CountAsync(Queue), count => count == 0);
        return string.Create(CultureInfo.InvariantCulture, $"left {left}");
    }

    /// <summary>Returns when a message is in the poison queue and none in the queue.</summary>
    public async Task<string> PoisonedAsync()
    {
        await RealTime.UntilAsync(() => CountAsync(Poison), count => count > 0);
        var left = await LeftAsync();
        PeekedMessage[] messages = (await Poison.PeekMessagesAsync(32)).Value;
        return $"poison {string.Join(',', messages.Select(message => message.Body.ToString()))}, {left}";
    }

    /// <summary>What has become of the only message.</summary>
    public async Task<string> FateAsync()
    {
        if ((await Queue.PeekMessagesAsync(1)).Value.Length > 0)
        {
            return "shown again";
        }

        return await CountAsync(Queue) > 0 ? "still hidden" : "deleted";
    }

    /// <returns>0 when there is no such queue.</returns>
    public static async Task<int> CountAsync(QueueClient queue)
    {
        try
        {
            return (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return 0;
        }
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static async Task<QueueScene> CreateAsync(Side side, SharedAzurite azurite, HostQueueSettings settings, params FunctionPair[] functions)
    {
        var host = await Scene.CreateAsync(side, azurite, functions);
        host.QueueSettings = settings;
        host.Settings["Texts"] = "work";
        host.Settings["Jobs"] = "work";
        return new QueueScene(host, "work");
    }
}
