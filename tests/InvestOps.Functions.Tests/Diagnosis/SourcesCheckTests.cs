using InvestOps.Adapters.DataGoKr;
using InvestOps.Adapters.Http;
using InvestOps.Adapters.KrxOpenApi;
using InvestOps.Functions.Diagnosis;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Diagnosis;

public sealed class SourcesCheckTests : IDisposable
{
    private const string Key = "canary-key";
    private readonly TestConfigs _configs = new("000010");
    private readonly InMemoryAssetStore _store = new();
    private readonly FakeTimeProvider _time = new(App.KoreanTime("2026-10-30T20:00:00"));

    [Fact]
    public async Task A_source_without_a_key_is_passed_over_and_the_setting_named()
    {
        var findings = await ExamineAsync(name => name == KrxOpenApiSettings.KeySetting ? Key : null);
        var none = await ExamineAsync(_ => null);

        Assert.Equal([FindingState.Ok, FindingState.Note], findings.Select(finding => finding.State));
        Assert.Equal("data_go_kr has no key and is passed over.", findings[1].Text);
        Assert.Contains(DataGoKrSettings.KeySetting, findings[1].Mend, StringComparison.Ordinal);
        Assert.All(none, finding => Assert.Contains("timers fetch nothing here", finding.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => (finding.Text + finding.Mend).Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_left_of_the_days_requests_is_told_and_a_new_day_has_all_of_them()
    {
        await WriteAsync(new SourceState { Day = new DateOnly(2026, 10, 30), Requests = 9_000 });
        var today = (await ExamineAsync(_ => Key))[0];
        _time.Advance(TimeSpan.FromDays(1));
        var tomorrow = (await ExamineAsync(_ => Key))[0];

        Assert.Equal("krx_open_api has a key; 1,000 of 10,000 requests are left today (not asked: --online does)", today.Text);
        Assert.StartsWith("krx_open_api has a key; 10,000 of 10,000", tomorrow.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_shut_us_out_is_wrong_until_its_time_and_says_how_to_ask_again()
    {
        await WriteAsync(new SourceState { Day = new DateOnly(2026, 10, 30), BlockedUntil = _time.GetUtcNow().AddHours(2), Reason = "this address is shut out (403)" });
        var shut = (await ExamineAsync(_ => Key))[0];
        _time.Advance(TimeSpan.FromHours(3));
        var free = (await ExamineAsync(_ => Key))[0];

        Assert.Equal((FindingState.Wrong, "krx_open_api is not asked until 2026-10-30 22:00: this address is shut out (403)"), (shut.State, shut.Text));
        Assert.Contains("investops ingest --unblock krx_open_api", shut.Mend, StringComparison.Ordinal);
        Assert.Equal(FindingState.Ok, free.State);
    }

    public void Dispose() => _configs.Dispose();

    private Task WriteAsync(SourceState state) => _store.WriteAsync(AssetCatalog.SourceState(KrxOpenApiSource.SourceName), AssetJson.Write(state), App.Cancel);

    private async Task<IReadOnlyList<Finding>> ExamineAsync(Func<string, string?> setting)
    {
        _configs.Write("ingest.yaml", "schema: 1\nsources:\n  - { source: krx_open_api }\n  - { source: data_go_kr }\n");
        using var sources = new ConfiguredSources(IngestFile.Load(_configs.Path), SourceSettings.From(name => name is KrxOpenApiSettings.KeySetting or DataGoKrSettings.KeySetting ? setting(name) : null), _store, new MarketStore(_store, Some.Calendar), _time);
        return await new SourcesCheck(sources, _store, Some.Calendar, _time).ExamineAsync(online: false, App.Cancel);
    }
}
