using System.Text;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Secrets;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

public sealed class CanaryTests(SmallMarket market)
{
    [Fact]
    public async Task A_secret_in_an_error_reaches_no_log_no_asset_and_no_message()
    {
        Assert.NotNull(SecretText.From(Canary.Webhook));
        var source = new SwitchedSource(market.Source, SmallMarket.Thursday) { Failure = new SourceException("KRX", SourceFault.Transient, $"refused {Canary.Token} at {Canary.Webhook}") };
        await using var operation = await NotifiedOperation.StartAsync(market, source, "2026-10-30T08:10:00");
        operation.Slack.Token = operation.Token = Canary.Token;

        await Assert.ThrowsAsync<SourceException>(() => operation.CatchUpAsync(StageName.Ingest));
        await operation.TickAsync();

        Assert.Contains("KRX Ingest Failed", Assert.Single(operation.Read), StringComparison.Ordinal);
        Canary.Refuse(string.Concat(operation.Slack.Requests));
        Canary.Refuse(string.Concat(operation.Log.Lines.Select(line => line.Text)));
        Assert.All(operation.Store.All, asset => Canary.Refuse(Encoding.UTF8.GetString(asset.Value)));
    }

    [Theory]
    [InlineData("Bearer xo", "xb-123456789012-abcdef tail")]
    [InlineData("AccountKey", "=c2VjcmV0c2VjcmV0;EndpointSuffix=x")]
    [InlineData("https://hooks.sl", "ack.com/services/T0/B0/secretsecret next")]
    [InlineData("https://x.blob.example/a?si", "g=secretsecret%3D&x=1")]
    public void What_looks_like_a_secret_is_masked(string head, string tail)
    {
        var masked = SecretMask.Mask(head + tail);

        Assert.Contains(SecretMask.Stars, masked, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789012", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", masked, StringComparison.Ordinal);
    }
}
