using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Assets;

public sealed class SchemaTests
{
    private static readonly AssetPath Path = new("runs", "some.json");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"schema":2,"somethingNew":{"deep":[1]}}""", "memory:runs/some.json cannot be read: schema 2 is newer than 1, the newest that this program reads. Update this program.")]
    [InlineData("""{"somethingNew":{"schema":7},"schema":2}""", "memory:runs/some.json cannot be read: schema 2 is newer than 1, the newest that this program reads. Update this program.")]
    [InlineData("""{"schema":0}""", "memory:runs/some.json cannot be read: schema 0 is not one that this program reads; it reads 1. Use the program that wrote it.")]
    public async Task A_document_of_another_version_is_refused_by_name_and_nobody_is_told_to_remove_it(string json, string expected)
    {
        var store = new InMemoryAssetStore();
        await store.WriteAsync(Path, Encoding.UTF8.GetBytes(json), Cancel);

        Assert.Equal(expected, (await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadJsonAsync<AssetManifest>(Path, Cancel))).Message);
        Assert.Equal(expected, (await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadJsonAsync<RunRecord>(Path, Cancel))).Message);
        Assert.Equal(expected, (await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadJsonAsync<ProvenRestore>(Path, Cancel))).Message);
    }

    [Fact]
    public void A_document_of_this_version_that_is_broken_is_called_broken() =>
        Assert.IsNotType<UnknownSchemaException>(Assert.ThrowsAny<System.Text.Json.JsonException>(() => AssetJson.Read<AssetManifest>("""{"schema":1,"files":{}}"""u8)));
}
