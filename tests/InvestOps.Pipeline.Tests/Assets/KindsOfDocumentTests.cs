using System.Reflection;
using System.Text;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Listings;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Tuning;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Assets;

/// <summary>Every kind of stored document, found by its version number: another version is refused by name, and stays as it is.</summary>
public sealed class KindsOfDocumentTests
{
    private static readonly AssetPath Path = new("some", "document.json");

    // Answers to people, which are not read back; and what has a reader of its own, tried in OtherVersionTests.
    private static readonly Type[] NotReadThisWay = [typeof(OperationStatus), typeof(DoctorReport), typeof(UniverseDocument), typeof(MarketManifest), typeof(BacktestMessage), typeof(ShardMessage)];

    public static TheoryData<string> Kinds { get; } = [.. Stored().Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Another_version_is_refused_with_the_file_and_what_to_do_and_is_left_as_it_is(string kind)
    {
        foreach (var (schema, expected) in new[] { (0, "schema 0 is not one that this program reads; it reads 1. Use the program that wrote it."), (2, "schema 2 is newer than 1, the newest that this program reads. Update this program."), (99, "schema 99 is newer than 1, the newest that this program reads. Update this program.") })
        {
            var (store, content) = (new InMemoryAssetStore(), Encoding.UTF8.GetBytes($$"""{"aNewField":[{}],"schema":{{schema}}}"""));
            await store.WriteAsync(Path, content, TestContext.Current.CancellationToken);

            var error = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Stored().Single(type => type.Name == kind), store));

            Assert.Equal($"memory:some/document.json cannot be read: {expected}", error.Message);
            Assert.Equal(content, store.All[Path]);
        }
    }

    [Fact]
    public void The_kinds_that_people_know_of_are_among_them() => Assert.Superset(
        new HashSet<string>(StringComparer.Ordinal) { "AskedBacktest", "AssetManifest", "BacktestDocument", "BackupRecord", "ChannelState", "Condition", "HeldDay", "DecisionsRecord", "OutboxEntry", "PackIndex", "ProvenRestore", "RunRecord", "SignalsDocument", "Snapshot", "TuningDocument", "TuningPlan", "WatchState" },
        Stored().Select(type => type.Name).ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<Type> Stored() => new[] { typeof(AssetManifest).Assembly, typeof(SourceState).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetProperty("Schema", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { CanWrite: true } property && property.PropertyType == typeof(int))
        .Except(NotReadThisWay);

    private static Task ReadAsync(Type type, InMemoryAssetStore store) => (Task)typeof(AssetStoreReading).GetMethod(nameof(AssetStoreReading.ReadJsonAsync))!
        .MakeGenericMethod(type)
        .Invoke(null, [store, Path, TestContext.Current.CancellationToken])!;
}
