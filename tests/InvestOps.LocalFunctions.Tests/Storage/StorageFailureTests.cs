using System.Net.Sockets;
using Azure;
using InvestOps.LocalFunctions.Storage;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Storage;

public sealed class StorageFailureTests
{
    [Fact]
    public void A_connection_that_breaks_is_told_with_its_cause()
    {
        var broken = new HttpRequestException("An error occurred while sending the request.", new IOException("The response ended prematurely."));

        Assert.Equal("An error occurred while sending the request. The response ended prematurely.", StorageFailure.Summary(new RequestFailedException(0, broken.Message, broken)));
    }

    [Fact]
    public void A_cause_that_tells_nothing_new_is_left_out()
    {
        var refused = new HttpRequestException("Connection refused (nas:10000)", new SocketException((int)SocketError.ConnectionRefused, "Connection refused"));

        Assert.Equal("Connection refused (nas:10000)", StorageFailure.Summary(new AggregateException("Retry failed after 2 tries.", refused)));
    }

    [Fact]
    public void A_secret_and_a_line_break_in_what_failed_are_not_told() =>
        Assert.Equal("cannot use AccountKey=***;x sig=*** here", StorageFailure.Summary(new IOException("cannot use AccountKey=canary==;x sig=canary%3D here\nRequest: canary")));

    [Fact]
    public void Calls_that_ran_out_of_time_are_an_outage() =>
        Assert.True(StorageFailure.Explains(new AggregateException("Retry failed after 2 tries.", new TaskCanceledException("It took longer than 10 s."), new TaskCanceledException("It took longer than 10 s."))));

    [Fact]
    public void A_mistake_in_code_is_none() =>
        Assert.False(StorageFailure.Explains(new AggregateException(new IOException("gone"), new InvalidOperationException("a mistake"))));
}
