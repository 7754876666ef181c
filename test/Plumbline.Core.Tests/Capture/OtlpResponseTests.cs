using System.Text;
using Plumbline.Capture.Oracle;

namespace Plumbline.Capture;

public sealed class OtlpResponseTests
{
    [Fact]
    public void Nothing_rejected_is_nothing_said()
    {
        Assert.Empty(OtlpResponse.Traces(OtlpEncoding.Protobuf));
        Assert.Empty(OtlpResponse.Logs(OtlpEncoding.Protobuf));
        Assert.Equal("{}", Text(OtlpResponse.Traces(OtlpEncoding.Json)));
    }

    [Theory]
    [InlineData(3, "Three spans have no id.")]
    [InlineData(300, "")]
    [InlineData(0, "A warning.")]
    public void A_partial_success_reads_as_Google_reads_it(long rejected, string message)
    {
        var read = ExportServiceResponse.Parser.ParseFrom(OtlpResponse.Traces(OtlpEncoding.Protobuf, rejected, message)).PartialSuccess;

        Assert.Equal((rejected, message), (read.Rejected, read.ErrorMessage));
    }

    [Fact]
    public void In_JSON_a_count_is_a_text()
    {
        Assert.Equal("""{"partialSuccess":{"rejectedSpans":"2","errorMessage":"no id"}}""", Text(OtlpResponse.Traces(OtlpEncoding.Json, 2, "no id")));
        Assert.Equal("""{"partialSuccess":{"rejectedLogRecords":"2"}}""", Text(OtlpResponse.Logs(OtlpEncoding.Json, 2)));
    }

    [Fact]
    public void A_status_reads_as_Google_reads_it()
    {
        var message = new string('ü', 300);

        var read = RpcStatus.Parser.ParseFrom(OtlpResponse.Status(OtlpEncoding.Protobuf, 3, message));

        Assert.Equal((3, message), (read.Code, read.Message));
        Assert.Equal("""{"code":3,"message":"no"}""", Text(OtlpResponse.Status(OtlpEncoding.Json, 3, "no")));
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
