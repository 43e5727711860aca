using InvestOps.LocalFunctions.Storage;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Storage;

public sealed class StorageClientsTests
{
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Theory]
    [InlineData("192.168.0.10", true)]
    [InlineData("nas", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("localhost", false)]
    public void The_emulators_own_key_is_refused_beyond_this_machine(string host, bool isRefused)
    {
        var connection = $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;{"Account"}Key={EmulatorKey};BlobEndpoint=http://{host}:10000/devstoreaccount1;QueueEndpoint=http://{host}:10001/devstoreaccount1;";

        Assert.Equal(isRefused, Record.Exception(() => StorageClients.Blobs(connection)) is ArgumentException);
        Assert.Equal(isRefused, Record.Exception(() => StorageClients.Queues(connection)) is ArgumentException);
    }

    [Fact]
    public void The_short_form_for_the_emulator_is_taken() =>
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", StorageClients.Blobs("UseDevelopmentStorage=true").Uri.ToString());
}
