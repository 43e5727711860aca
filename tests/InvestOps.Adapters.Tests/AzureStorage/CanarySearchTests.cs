using System.IO.Compression;
using System.Text;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

/// <summary>The search for planted secrets finds them: in text, in files, in packs, in addresses, in blobs and in queues.</summary>
public sealed class CanarySearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private bool _isLeaking;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Secrets => [.. Canary.Settings.Values, Canary.ExchangeKey, Canary.PortalKey, Canary.StorageKey(1)];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_planted_secret_in_a_text_or_a_file_is_found(string secret)
    {
        Write("deep/deeper/a.log", $"some words {secret} and more");
        Write("clean.log", "some words");

        Assert.Throws<InvalidOperationException>(() => Canary.Refuse($"some words {secret} and more"));
        Assert.Equal("a.log", Path.GetFileName(Assert.Single(Canary.In(_folder.Path))));
        Assert.Throws<InvalidOperationException>(_folder.Dispose);
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    public void A_planted_secret_within_base64_or_two_bytes_a_character_is_found(string before)
    {
        Assert.True(Canary.IsIn(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Canary.Token} and more"))));
        Assert.True(Canary.IsIn(Encoding.Unicode.GetBytes($"{before}{Canary.Token} and more")));
        Assert.False(Canary.IsIn(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}canary-that-may-sing and more"))));
    }

    [Fact]
    public void A_planted_secret_is_found_in_a_name_across_pieces_of_a_large_file_and_in_packs_in_packs()
    {
        var secret = Encoding.UTF8.GetBytes(Canary.Token);
        foreach (var place in new[] { 0, (1 << 20) - 10, (1 << 20) - secret.Length, (20 << 20) + 3 })
        {
            var large = new byte[21 << 20];
            secret.CopyTo(large, place);
            Assert.True(Canary.IsIn(new MemoryStream(large)));
        }

        var packed = Zip("inner.txt.gz", Gzip(Encoding.UTF8.GetBytes($"some words {Canary.PortalKey}")));
        Assert.False(Canary.IsIn(packed.AsSpan()));
        Assert.True(Canary.IsIn(new MemoryStream(packed)));
        Assert.True(Canary.IsIn(new MemoryStream(Zip($"{Canary.Token}.txt", []))));
        Assert.False(Canary.IsIn(new MemoryStream(Zip("inner.txt", [1, 2, 3]))));
        Assert.False(Canary.IsIn(new MemoryStream([0x1f, 0x8b, 8, 1, 2, 3, 4, 5])));
        Write($"{Canary.Token}.txt", "");
        _isLeaking = true;
        Assert.Single(Canary.In(_folder.Path));
    }

    [Fact]
    public void A_planted_secret_in_an_address_is_found_and_the_portals_own_key_is_allowed_in_its_own_query_alone()
    {
        var key = Uri.EscapeDataString(Canary.PortalKey);
        var asked = new AskedAddresses(key, below: "/portal");
        asked.Add($"/portal/prices?serviceKey={key}&basDt=20240102");
        asked.Refuse();

        Assert.Throws<InvalidOperationException>(() => With($"/other/prices?serviceKey={key}").Refuse());
        Assert.Throws<InvalidOperationException>(() => With($"/portal/prices?token={Canary.Token}").Refuse());

        AskedAddresses With(string address)
        {
            var one = new AskedAddresses(key, below: "/portal");
            one.Add(address);
            return one;
        }
    }

    [Fact]
    public async Task A_planted_secret_in_a_blob_a_label_a_name_or_a_message_is_found()
    {
        await using var azurite = await AzuriteServer.StartInMemoryAsync();
        var connection = azurite.NewAccount();
        var account = new StorageAccount(connection);
        var (container, queue) = (account.Container("reports"), account.Queue("requests"));
        await container.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await queue.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await container.UploadBlobAsync("clean.txt", BinaryData.FromString("some words"), Cancel);
        await queue.SendMessageAsync("some words", Cancel);
        Assert.Empty(await StoredSecrets.FindAsync(connection, Cancel));
        Assert.Empty(await azurite.FindKeptSecretsAsync());

        var large = new byte[17 << 20];
        Encoding.UTF8.GetBytes(Canary.HostKey).CopyTo(large, large.Length - 100);
        await container.UploadBlobAsync("deep/a.txt", BinaryData.FromString($"some words {Canary.Token}"), Cancel);
        await container.UploadBlobAsync("large.bin", BinaryData.FromBytes(large), Cancel);
        await container.UploadBlobAsync("packed.gz", BinaryData.FromBytes(Gzip(Encoding.UTF8.GetBytes(Canary.Token))), Cancel);
        await container.GetBlobClient("clean.txt").SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = Canary.Token }, cancellationToken: Cancel);
        await queue.SendMessageAsync($"some words {Canary.PortalKey}", Cancel);
        await queue.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"some words {Canary.StorageKey(7)}")), Cancel);
        var found = await StoredSecrets.FindAsync(connection, Cancel);

        Assert.Equal(["blob reports/clean.txt", "blob reports/deep/a.txt", "blob reports/large.bin", "blob reports/packed.gz"], found.Where(place => place.StartsWith("blob ", StringComparison.Ordinal)));
        Assert.Equal(2, found.Count(place => place.StartsWith("queue requests, message ", StringComparison.Ordinal)));
        Assert.Equal(5, (await azurite.FindKeptSecretsAsync()).Count);
    }

    [Fact]
    public async Task A_planted_secret_is_found_in_messages_behind_the_first_ones_that_are_taken_or_that_cannot_be_shown()
    {
        await using var azurite = await AzuriteServer.StartInMemoryAsync();
        var connection = azurite.NewAccount();
        var account = new StorageAccount(connection);
        var (long_, taken, odd) = (account.Queue("long"), account.Queue("taken"), account.Queue("odd"));
        foreach (var queue in new[] { long_, taken, odd })
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: Cancel);
        }

        for (var number = 0; number < 32; number++)
        {
            await long_.SendMessageAsync("some words", Cancel);
        }

        await long_.SendMessageAsync($"the last {Canary.Token}", Cancel);
        await taken.SendMessageAsync($"taken {Canary.Token}", Cancel);
        await taken.ReceiveMessagesAsync(cancellationToken: Cancel);
        var address = odd.GenerateSasUri(Azure.Storage.Sas.QueueSasPermissions.Add, TimeProvider.System.GetUtcNow().AddHours(1));
        using var http = new HttpClient();
        using var body = new StringContent($"<QueueMessage><MessageText>no text \u000b {Canary.Token}</MessageText></QueueMessage>");
        using var answer = await http.PostAsync(new Uri($"{address.GetLeftPart(UriPartial.Path)}/messages{address.Query}"), body, Cancel);

        Assert.Empty(await StoredSecrets.FindAsync(connection, Cancel));
        Assert.Equal(3, (await azurite.FindKeptSecretsAsync()).Count);
        Assert.All(await azurite.FindKeptSecretsAsync(), place => Assert.StartsWith("queue", place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_planted_secret_in_the_address_of_a_request_to_the_emulator_is_found_at_its_end()
    {
        var azurite = await AzuriteServer.StartInMemoryAsync();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(FormattableString.Invariant($"http://127.0.0.1:{azurite.BlobPort}/anybody/a?note={Canary.HostKey}")), Cancel);
        await azurite.StopAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await azurite.DisposeAsync());
    }

    [Fact]
    public async Task Stand_ins_refuse_at_their_end_what_they_should_not_have_been_sent()
    {
        using var http = new HttpClient();
        var webhook = await FakeWebhook.StartAsync(Cancel);
        using var message = new StringContent($$"""{ "text": "{{Canary.Token}}" }""", Encoding.UTF8, "application/json");
        using var posted = await http.PostAsync(new Uri(webhook.Address), message, Cancel);
        var ping = new DeadMan.PingServer();
        using var pinged = await http.GetAsync(new Uri($"{ping.Address}?token={Canary.Token}"), Cancel);
        var slack = await Testing.Slack.FakeSlack.StartAsync(Cancel);
        using var called = await http.GetAsync(new Uri($"{slack.Address}/auth.test?token={Canary.Token}"), Cancel);
        var exchange = await Testing.Exchange.SmallExchange.StartAsync();
        using var asked = await http.GetAsync(new Uri(exchange.Server.Address, $"/svc/apis/sto/stk_bydd_trd?AUTH_KEY={Canary.ExchangeKey}"), Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await webhook.DisposeAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ping.DisposeAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await slack.DisposeAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await exchange.DisposeAsync());
    }

    public void Dispose()
    {
        if (_isLeaking)
        {
            Assert.Throws<InvalidOperationException>(_folder.Dispose);
        }
        else if (Directory.Exists(_folder.Path))
        {
            _folder.Dispose();
        }
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var packer = new GZipStream(memory, CompressionLevel.Optimal))
        {
            packer.Write(content);
        }

        return memory.ToArray();
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(content);
        }

        return memory.ToArray();
    }
}
