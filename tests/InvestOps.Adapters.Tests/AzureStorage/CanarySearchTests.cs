using System.Text;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

/// <summary>The search for planted secrets finds them: in text, in files, in blobs and in queues.</summary>
public sealed class CanarySearchTests(SharedAzurite azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Secrets => [.. Canary.Settings.Values, Canary.ExchangeKey, Canary.PortalKey, Canary.StorageKey(1)];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_planted_secret_in_a_text_or_a_file_is_found(string secret)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "deep", "deeper"));
        File.WriteAllText(Path.Combine(folder.Path, "deep", "deeper", "a.log"), $"some words {secret} and more");
        File.WriteAllText(Path.Combine(folder.Path, "clean.log"), "some words");

        Assert.Throws<InvalidOperationException>(() => Canary.Refuse($"some words {secret} and more"));
        Assert.Equal("a.log", Path.GetFileName(Assert.Single(Canary.In(folder.Path))));
        Assert.Throws<InvalidOperationException>(folder.Dispose);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public async Task A_planted_secret_in_a_blob_or_a_message_is_found()
    {
        var connection = (await azurite.StartedAsync()).NewAccount();
        var account = new StorageAccount(connection);
        var (container, queue) = (account.Container("reports"), account.Queue("requests"));
        await container.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await queue.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await container.UploadBlobAsync("clean.txt", BinaryData.FromString("some words"), Cancel);
        await queue.SendMessageAsync("some words", Cancel);
        Assert.Empty(await StoredSecrets.FindAsync(connection, Cancel));

        await container.UploadBlobAsync("deep/a.txt", BinaryData.FromString($"some words {Canary.Token}"), Cancel);
        await queue.SendMessageAsync($"some words {Canary.PortalKey}", Cancel);
        await queue.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"some words {Canary.StorageKey(7)}")), Cancel);
        var found = await StoredSecrets.FindAsync(connection, Cancel);
        await container.DeleteAsync(cancellationToken: Cancel);
        await queue.DeleteAsync(Cancel);

        Assert.Equal("blob reports/deep/a.txt", found[0]);
        Assert.Equal(2, found.Skip(1).Count(place => place.StartsWith("queue requests, message ", StringComparison.Ordinal)));
    }
}
